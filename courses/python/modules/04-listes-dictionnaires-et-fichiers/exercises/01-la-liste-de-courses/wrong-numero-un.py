courses = ["riz", "pain", "tomates"]
courses.append("lait")
courses.remove("riz")
premier = courses[1]
