using System.Runtime.Versioning;

// The embedded database relies on Unix accounts, permissions and sockets.
[assembly: UnsupportedOSPlatform("windows")]
