namespace Aetherion.Recordings;

/// <summary>What a row of a table is.</summary>
internal enum ImportRowKind
{
    Trade,
    Quote,

    /// <summary>A level of a change of the book; rows with the same group are one change.</summary>
    DeltaLevel,

    /// <summary>A level of a whole book; rows with the same group are one book.</summary>
    SnapshotLevel,
}
