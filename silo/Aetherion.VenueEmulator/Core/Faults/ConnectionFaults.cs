namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>What is held of one connection's frames.</summary>
internal sealed class ConnectionFaults
{
    /// <summary>Frames that are late, in the order in which they go out, with their times.</summary>
    public Queue<(VenueOutput Output, DateTime Time)> Late { get; } = new();

    /// <summary>Frames that go out after others: how many have still to pass, and when they go at the latest.</summary>
    public List<(VenueOutput Output, int Left, DateTime Time)> Passed { get; } = [];

    /// <summary>Frames of a stream that are still to be left out.</summary>
    public Dictionary<string, int> Gaps { get; } = [];

    /// <summary>Until when everything is held, as if the client did not read.</summary>
    public DateTime HoldUntil { get; set; }

    /// <summary>The frames that may be held; one more ends the connection.</summary>
    public int HoldMax { get; set; } = int.MaxValue;

    /// <summary>The code with which it ends.</summary>
    public int HoldCode { get; set; }

    public DateTime LastTime { get; set; }
}
