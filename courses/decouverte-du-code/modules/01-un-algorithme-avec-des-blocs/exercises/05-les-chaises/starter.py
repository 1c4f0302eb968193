for chaise in range(1, 6):
    if chaise == 1:
        print("réservée")
    else:
        print("libre")
