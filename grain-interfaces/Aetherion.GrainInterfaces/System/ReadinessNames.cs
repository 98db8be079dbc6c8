namespace Aetherion.GrainInterfaces;

/// <summary>The names of the checks that other parts ask for by name.</summary>
public static class ReadinessNames
{
    /// <summary>The database can be reached and written.</summary>
    public const string Storage = "storage";

    /// <summary>Market data arrives, or none is expected.</summary>
    public const string Feed = "feed";
}
