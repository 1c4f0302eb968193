jours = int(input())
for jour in range(1, jours + 1):
    if jour % 3 == 0:
        print("arroser")
    elif jour % 5 == 0:
        print("désherber")
    elif jour % 3 == 0 and jour % 5 == 0:
        print("arroser et désherber")
    else:
        print(jour)
