using System.Runtime.Versioning;

// The embedded database relies on Unix accounts, permissions and sockets.
[assembly: UnsupportedOSPlatform("windows")]
// All work in one copy of the package, which one test changes for a moment.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
