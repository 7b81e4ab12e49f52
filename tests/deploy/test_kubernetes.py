"""The recipe for Kubernetes, as far as it can be known without a cluster."""

import pytest
import yaml

from clinic.operations.machine_addresses import HEALTH
from tests.deploy.documents import ROOT
from tests.deploy.test_files import DOCKERFILE, is_there

DOCUMENTS = list(yaml.safe_load_all((ROOT / "deploy" / "kubernetes.yaml").read_text()))


def pods():
    """Returns the pods of all workloads by name."""
    found = {}
    for document in DOCUMENTS:
        spec = document["spec"].get("jobTemplate", document)["spec"]
        if "template" in spec:
            found[document["metadata"]["name"]] = spec["template"]["spec"]
    return found


class TestKubernetes:
    def test_has_everything_that_the_site_is(self):
        assert set(pods()) == {"clinic-migrate", "clinic-web", "clinic-jobs", "clinic-backup"}

    @pytest.mark.parametrize("name", pods())
    def test_gives_no_rights(self, name):
        pod = pods()[name]
        (container,) = pod["containers"]

        assert pod["securityContext"]["runAsNonRoot"] is True
        assert f"USER {pod['securityContext']['runAsUser']}:" in DOCKERFILE
        assert container["securityContext"] == {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        mounts = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
        assert mounts == {"files": "/var/lib/clinic", "tmp": "/tmp"}  # noqa: S108  the pod's own
        assert {volume["name"] for volume in pod["volumes"]} == set(mounts)

    @pytest.mark.parametrize("name", ["clinic-migrate", "clinic-jobs", "clinic-backup"])
    def test_runs_what_there_is(self, name):
        assert is_there(" ".join(pods()[name]["containers"][0]["command"]))

    def test_asks_the_address_that_answers_any_name(self):
        (web,) = pods()["clinic-web"]["containers"]

        for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
            assert web[probe]["httpGet"]["path"] == HEALTH

    def test_runs_the_jobs_once(self):
        (jobs,) = [each for each in DOCUMENTS if each["metadata"]["name"] == "clinic-jobs"]

        assert jobs["spec"]["replicas"] == 1
        assert jobs["spec"]["strategy"] == {"type": "Recreate"}
