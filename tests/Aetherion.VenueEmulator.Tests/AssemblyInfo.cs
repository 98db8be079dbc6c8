using System.Runtime.Versioning;

// The paths of the checkout are those of Unix.
[assembly: UnsupportedOSPlatform("windows")]
