namespace Aetherion.Domain.Venues;

/// <summary>What became of a frame. Only <see cref="Decoded"/> leaves content in the message.</summary>
public enum DecodeStatus
{
    /// <summary>The message holds the content.</summary>
    Decoded,

    /// <summary>Well formed, but of an event that is not known here: counted by its name.</summary>
    Ignored,

    /// <summary>The frame ends in the middle of a value.</summary>
    Truncated,

    /// <summary>No JSON, or another shape than the event has.</summary>
    Malformed,

    /// <summary>A field that the event cannot do without is not there.</summary>
    MissingField,

    /// <summary>A number, time or text that cannot be: too many digits, a time of 0, a negative price.</summary>
    InvalidValue,

    /// <summary>More levels or entries, or deeper nesting, than any message of the venue has.</summary>
    LimitExceeded,
}
