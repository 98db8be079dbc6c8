namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>What can go wrong on demand.</summary>
public enum FaultKind
{
    /// <summary>A frame is not sent; an answer's connection is cut after the request was carried out.</summary>
    Drop,

    /// <summary>A frame, and all after it on its connection, or an answer, come late.</summary>
    Delay,

    /// <summary>A frame is sent twice.</summary>
    Duplicate,

    /// <summary>A frame is sent after those that follow it.</summary>
    Reorder,

    /// <summary>A run of frames of one stream is not sent.</summary>
    Gap,

    /// <summary>A frame or an answer is cut short, or holds bytes that do not belong there.</summary>
    Malformed,

    /// <summary>The venue takes the client for a slow reader: frames are held and come at once, or the connection ends.</summary>
    SlowReader,

    /// <summary>The connection breaks off, or is closed with a code.</summary>
    Disconnect,

    /// <summary>An order is carried out, but the answer is a 5xx.</summary>
    ErrorExecuted,

    /// <summary>An order is not carried out, and the answer is the same 5xx.</summary>
    ErrorNotExecuted,

    /// <summary>The venue's clock is off.</summary>
    ClockSkew,

    /// <summary>Connections are closed, and for a while nothing is served.</summary>
    Maintenance,
}
