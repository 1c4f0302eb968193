minutes = int(input())
heures = minutes // 60
reste = minutes % 60
print(f"{heures} h {reste} min")
