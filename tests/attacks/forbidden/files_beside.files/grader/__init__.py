open("@CAMPANA@/@CANARIO@-grader", "w").write("grader del estudiante")
