namespace Aetherion.Recordings;

/// <summary>What the rows of a recording are. Values are stored and never change their number.</summary>
public enum RecordingContent : byte
{
    /// <summary>Everything that reached one venue's session: <c>VenueInput</c>.</summary>
    Inputs = 1,

    /// <summary>Market events that were normalised already.</summary>
    Events = 2,
}
