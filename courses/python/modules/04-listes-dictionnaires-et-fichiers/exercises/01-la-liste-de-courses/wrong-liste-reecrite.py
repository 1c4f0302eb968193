courses = ["pain", "tomates", "lait"]
premier = courses[0]
