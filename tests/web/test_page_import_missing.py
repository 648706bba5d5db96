"""A list that comes again with fewer names."""

from tests.web.importing import Coordinator

LIST = "nimi;kumppanit\nMartat;Seurakunta\nNuoret;Martat\nVanhat;\n"
FEWER = "nimi;kumppanit\nMartat;\nUudet;\n"


def test_who_is_not_in_the_file_of_the_same_name_any_more_is_told_and_kept(importer: Coordinator) -> None:
    importer.confirm(importer.draft(list_csv=LIST))
    draft = importer.draft(list_csv=FEWER)
    page = importer.see(draft)
    assert "No longer in the file 3 actors came from a file of the same name before (last on" in page.words
    assert {"Nuoret", "Vanhat", "Seurakunta"} <= page.links.keys()
    importer.confirm(draft)
    assert importer.client.get("/en/actors/nuoret").status_code == 200


def test_the_same_file_and_another_miss_nobody(importer: Coordinator) -> None:
    importer.confirm(importer.draft(list_csv=LIST))
    for files in ({"list_csv": LIST}, {"another_csv": FEWER}):
        assert "No longer in the file" not in importer.see(importer.draft(**files)).words
