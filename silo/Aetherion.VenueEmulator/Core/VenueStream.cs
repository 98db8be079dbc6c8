namespace Aetherion.VenueEmulator.Core;

/// <summary>A stream of frames that a venue serves, by the name that faults find it by.</summary>
/// <param name="Kind">A part of the name that all streams of the kind have: <c>depth</c> of <c>btcusdt@depth@100ms</c>.</param>
public readonly record struct VenueStream(string Name, string Kind)
{
    /// <summary>A stream that is the only one of its kind.</summary>
    public static VenueStream Of(string name) => new(name, name);
}
