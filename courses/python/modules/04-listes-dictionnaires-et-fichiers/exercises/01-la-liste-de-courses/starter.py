courses = ["riz", "pain", "tomates"]

premier = courses[1]
