namespace Aetherion.GrainHost.Core.Streams;

/// <summary>What an entry is.</summary>
internal enum StreamEntryKind
{
    /// <summary>An item.</summary>
    Item,

    /// <summary>The producer completed the stream.</summary>
    Completed,

    /// <summary>The producer reports an exception.</summary>
    Error,
}
