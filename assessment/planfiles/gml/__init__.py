"""GML geometry and the plans written in it: IMRO, STOP and plain feature collections."""
