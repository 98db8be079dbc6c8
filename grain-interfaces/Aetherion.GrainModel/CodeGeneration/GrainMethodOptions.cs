namespace Aetherion.GrainModel.CodeGeneration;

/// <summary>What the attributes of a method say.</summary>
[Flags]
public enum GrainMethodOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>No answer is awaited.</summary>
    OneWay = 1,

    /// <summary>Interleaves with every call.</summary>
    AlwaysInterleave = 2,

    /// <summary>Interleaves with other read-only calls.</summary>
    ReadOnly = 4,
}
