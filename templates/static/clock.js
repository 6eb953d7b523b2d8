// A page that has grown old reckons its running clocks anew, on the visitor's day. It says so where it says the day.
