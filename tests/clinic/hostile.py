"""Parameters that no browser sends, one family a line."""

WORDS = "+".join(f"w{number}" for number in range(600))
QUERIES = (
    "p=999999999999999999999&page=-1",
    "p=0&page=x&per_page=9999999",
    f"q={WORDS}&query={WORDS}",
    "q=%00&query=%00",
    "q=%22+OR+(+NEAR+*+%27%3B--&query=%22(%5C%25_",
    "q=%F0%9F%92%A9%E2%80%AE&query=%ED%A0%80",
    "ordering=-nope&order=x&sort=%00&o=9.x.-",
    "collection_id=x&collection_id=99999999999999999999&tag=%00",
    "locale=xx&site=x&root_page=x&page_type=a.b&multiple=x",
    "export=nope&_export=x&is_export=1",
    "created_at_from=x&timestamp_from=9999-99-99&date_range=x&last_published_at_0=x",
    "user=x&owner=99999999999999999999999&object_type=x&status=x&action=%00",
    "unknown=1&state__regex=%28&pk__in=x&e=1&_to_field=x&q__isnull=maybe",
    "next=//evil.example&return_url=javascript:1",
    "match_subpath=x&allow_external_link=x&link_text=%00&can_choose_root=x&parent_page_id=x",
    "width=x&height=-1&url=%00&filter_spec=%00&action_name=x&mode=%00&in_preview_panel=x",
    "id=x&id=99999999999999999999&id=all&chosen=x&ids=x&uploaded=x",
)
