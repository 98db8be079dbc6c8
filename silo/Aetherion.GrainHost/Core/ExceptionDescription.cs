namespace Aetherion.GrainHost.Core;

/// <summary>An exception in words.</summary>
internal sealed record ExceptionDescription(
    string Type,
    string Assembly,
    string Message,
    string? StackTrace,
    ExceptionDescription? Inner,
    string? StoredEtag,
    string? CurrentEtag);
