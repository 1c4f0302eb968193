for chaise in range(1, 6):
    if chaise == 3:
        print("réservée")
    else:
        print("libre")
