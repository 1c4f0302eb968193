courses = ["riz", "pain", "tomates"]
courses = courses.append("lait")
