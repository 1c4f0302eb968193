from tests.papers.conftest import *
from lms.core.db import db, transaction
from lms.papers.models import Paper
from lms.demo import builders
from lms.core import clock
from sqlalchemy import select
from datetime import timedelta
def test_all(app, cast, visit, draw, settings):
    b=visit(cast.coordinator); c=cast.ours.cohort.id; s=cast.ours.session.id
    r=b.get(f"/cohorts/{c}/papers"); assert r.status_code==200, r.text
    print(b.post(f"/cohorts/{c}/papers/letters").status_code)
    print(b.post(f"/sessions/{s}/sheet").status_code)
    print(b.post(f"/cohorts/{c}/papers/sheets", {"since":"2026-11-01","until":"2026-11-30"}).status_code)
    with clock.at(clock.now()+timedelta(hours=3)):
        b=visit(cast.coordinator)
        with app.app_context(), transaction():
            builders.attended(db.session.merge(cast.ours.session), db.session.merge(cast.ours.enrolment))
        r=b.post(f"/cohorts/{c}/papers/month", {"month":"2026-11"}); print(r.status_code)
        print(b.post(f"/cohorts/{c}/papers/pack").status_code)
        draw()
        with app.app_context():
            for p in db.session.scalars(select(Paper)): print(p.id,p.kind,p.file,p.obstacle,p.facts)
            from lms.jobs.models import Job
            for j in db.session.scalars(select(Job)): print(j.kind,j.state,j.error[-2000:])
        assert b.get(f"/cohorts/{c}/papers").status_code==200
        assert b.get(f"/sessions/{s}/papers").status_code==200
    import shutil; shutil.copytree(settings.documents/"papers","/tmp/inst-papers-out",dirs_exist_ok=True)
