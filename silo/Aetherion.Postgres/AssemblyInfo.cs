using System.Runtime.Versioning;

// The server is run with Unix accounts, modes and sockets.
[assembly: UnsupportedOSPlatform("windows")]
