namespace Aetherion.Recordings;

/// <summary>What a line of a recorder's file holds.</summary>
internal enum FrameLineKind
{
    /// <summary>A connection was made.</summary>
    Connect,

    /// <summary>Something that was sent, or a remark of the recorder: nothing that reached us.</summary>
    Other,

    /// <summary>An answer by HTTP.</summary>
    Reply,

    /// <summary>A frame.</summary>
    Frame,
}
