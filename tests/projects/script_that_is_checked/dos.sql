gone to the DBA
