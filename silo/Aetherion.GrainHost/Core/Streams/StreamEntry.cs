using Orleans.Streams;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>One item of a stream, or its end, or an error its producer reports.</summary>
internal readonly record struct StreamEntry(object? Item, StreamSequenceToken Token, StreamEntryKind Kind);
