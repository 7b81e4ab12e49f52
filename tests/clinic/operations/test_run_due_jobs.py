"""Everything that happens by itself: in one command, once, whatever breaks."""

import threading
import time
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone
from wagtail.models import Page

from clinic.models import JobRun
from clinic.operations.jobs import JOBS, Job, run_job
from clinic.operations.locks import held
from clinic.wagtail_fixes.scheduled_publishing import publish_scheduled
from tests.factories.articles import ArticlePageFactory
from tests.processes import start_command

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.long]
FOREVER = float("inf")


def fails(until: float) -> str:
    raise RuntimeError("no luck")


@pytest.fixture
def only(monkeypatch):
    """Puts other jobs in the place of all jobs."""

    def put(*instead: Job) -> None:
        monkeypatch.setattr("clinic.management.commands.run_due_jobs.JOBS", instead)

    return put


class TestRunDueJobs:
    def test_prints_a_line_for_each_job(self, clinic_site, capsys):
        call_command("run_due_jobs")

        lines = capsys.readouterr().out.splitlines()
        assert [line.partition(":")[0] for line in lines] == [job.name for job in JOBS]
        assert all(line.partition(": ")[2] for line in lines)

    def test_may_be_repeated_at_will(self, clinic_site, capsys):
        call_command("run_due_jobs")
        first = JobRun.objects.count()

        call_command("run_due_jobs")

        assert first == JobRun.objects.count() == len(JOBS)

    def test_runs_the_others_when_one_fails_and_says_so_at_the_end(self, only, capsys):
        ran = []
        only(Job("broken", fails), Job("sound", lambda until: ran.append(1) or "done"))

        with pytest.raises(CommandError, match="broken"):
            call_command("run_due_jobs")

        assert ran == [1]
        assert capsys.readouterr().out == "broken: failed: RuntimeError: no luck\nsound: done\n"

    def test_leaves_long_jobs_to_the_next_call(self, only):
        until: list[float] = []
        only(Job("long", lambda moment: until.append(moment) or ""))
        before = time.monotonic()

        call_command("run_due_jobs", seconds=7.0)

        assert 7 <= until[0] - before < 8

    def test_stays_and_repeats_until_it_is_stopped(self, only, monkeypatch, capsys):
        only(Job("sound", lambda until: "done"), Job("broken", fails))
        pauses = []

        def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 3:
                raise KeyboardInterrupt

        monkeypatch.setattr("clinic.management.commands.run_due_jobs.time.sleep", sleep)
        monkeypatch.setattr(
            "clinic.management.commands.run_due_jobs.close_old_connections", lambda: None
        )

        call_command("run_due_jobs", every=30.0, verbosity=0)

        assert pauses == [30, 30, 30]
        assert capsys.readouterr().out == "broken: failed: RuntimeError: no luck\n" * 3


class TestRunJob:
    def test_leaves_a_heartbeat(self):
        with time_machine.travel("2026-03-02T18:00:00Z", tick=False):
            run_job(Job("any", lambda until: "3 done"), FOREVER)

        beat = JobRun.objects.get()
        assert (beat.name, beat.outcome) == ("any", "3 done")
        assert beat.succeeded_at.isoformat() == "2026-03-02T18:00:00+00:00"

    def test_counts_a_failure_as_no_heartbeat(self):
        job = Job("any", lambda until: "fine")
        with time_machine.travel("2026-03-02T18:00:00Z", tick=False) as clock:
            run_job(job, FOREVER)
            clock.shift(timedelta(minutes=4))
            run_job(Job("any", fails), FOREVER)
            in_time = list(JobRun.objects.late())
            clock.shift(timedelta(minutes=2))

            assert in_time == []
            assert [beat.name for beat in JobRun.objects.late()] == ["any"]
            assert JobRun.objects.get().outcome == "failed: RuntimeError: no luck"

    def test_waits_for_its_rhythm(self):
        ran = []
        job = Job("hourly", lambda until: ran.append(1) or "", every=timedelta(hours=1))
        with time_machine.travel("2026-03-02T18:00:00Z", tick=False) as clock:
            run_job(job, FOREVER)
            clock.shift(timedelta(minutes=59))
            skipped = run_job(job, FOREVER)
            clock.shift(timedelta(minutes=1))
            run_job(job, FOREVER)

        assert skipped.line == "not due"
        assert len(ran) == 2

    def test_is_late_by_its_own_rhythm(self):
        job = Job("hourly", lambda until: "", every=timedelta(hours=1))
        with time_machine.travel("2026-03-02T18:00:00Z", tick=False) as clock:
            run_job(job, FOREVER)
            clock.shift(timedelta(minutes=64))
            in_time = JobRun.objects.late().exists()
            clock.shift(timedelta(minutes=2))

            assert not in_time
            assert JobRun.objects.late().exists()


@pytest.mark.django_db(transaction=True)
class TestHeld:
    def test_lets_one_process_run_a_job_at_a_time(self):
        with held("newsletter-issues") as mine:
            elsewhere = start_command("run_due_jobs")
            output, _ = elsewhere.communicate(timeout=60)
        free = start_command("run_due_jobs")
        output_after, _ = free.communicate(timeout=60)

        assert mine
        assert "newsletter-issues: runs elsewhere" in output
        assert "publishing: runs elsewhere" not in output
        assert "newsletter-issues: 0 sent" in output_after

    def test_is_released_by_the_death_of_its_holder(self):
        code = (
            "import time; from clinic.operations.locks import held; lock = held('x')\n"
            "print(lock.__enter__(), flush=True); time.sleep(60)"
        )
        holder = start_command("shell", "--no-imports", "-c", code)
        said = holder.stdout.readline()
        with held("x") as while_held:
            pass
        holder.kill()
        holder.wait()
        holder.stdout.close()

        deadline = time.monotonic() + 10
        taken = False
        while not taken and time.monotonic() < deadline:
            with held("x") as taken:
                pass

        assert said == "True\n"
        assert not while_held
        assert taken

    def test_holds_between_threads_too(self):
        seen: list[bool] = []

        def try_it() -> None:
            with held("x") as taken:
                seen.append(taken)
            connections.close_all()

        with held("x"):
            thread = threading.Thread(target=try_it)
            thread.start()
            thread.join()

        assert seen == [False]


class TestPublishScheduled:
    def test_publishes_what_is_due_and_unpublishes_what_has_expired(self, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, live=False)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.expire_at = timezone.now() + timedelta(hours=3)
        page.save_revision().publish()
        with time_machine.travel(timezone.now() + timedelta(hours=2)):
            first = publish_scheduled(FOREVER)
            live = Page.objects.get(pk=page.pk).live
        with time_machine.travel(timezone.now() + timedelta(hours=4)):
            second = publish_scheduled(FOREVER)

        assert first == "1 published, 0 expired, 0 refused"
        assert live
        assert second == "0 published, 1 expired, 0 refused"
        assert not Page.objects.get(pk=page.pk).live

    def test_catches_up_with_a_day_that_was_missed(self, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, live=False)
        page.go_live_at = timezone.now() + timedelta(hours=1)
        page.save_revision().publish()

        with time_machine.travel(timezone.now() + timedelta(days=2)):
            publish_scheduled(FOREVER)

        assert Page.objects.get(pk=page.pk).live

    def test_publishes_the_others_when_one_breaks(self, clinic_site, monkeypatch):
        pages = [ArticlePageFactory(parent=clinic_site.articles, live=False) for _ in range(2)]
        for page in pages:
            page.go_live_at = timezone.now() + timedelta(hours=1)
            page.save_revision().publish()
        publish = type(pages[0]).publish

        def breaks(self, revision, *args, **kwargs):
            if self.pk == pages[0].pk:
                raise RuntimeError("broken")
            return publish(self, revision, *args, **kwargs)

        monkeypatch.setattr(type(pages[0]), "publish", breaks)
        with time_machine.travel(timezone.now() + timedelta(hours=2)):
            line = publish_scheduled(FOREVER)

        assert line == "1 published, 0 expired, 1 refused"
        assert [Page.objects.get(pk=page.pk).live for page in pages] == [False, True]
