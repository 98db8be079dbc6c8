namespace Aetherion.Postgres;

/// <summary>Another writer has stored rows of a series since its progress was read; it has to be read again.</summary>
internal sealed class ProgressConflictException()
    : Exception("Another process stores the same market data; its progress is read again.");
