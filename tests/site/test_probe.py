def test_probe(site):
    print(site.report, len(site.pages), sorted(site.files)[:5])
