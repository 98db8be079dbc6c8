namespace Aetherion.Api.Audit;

/// <summary>Knows how one kind of thing stands, for the audit of changes.</summary>
internal interface IAuditSnapshot
{
    /// <summary>
    /// How the caller's thing stands, for the serializer; null when the id is none of this kind, or not there.
    /// </summary>
    Task<object?> FindAsync(string subject, CancellationToken cancellationToken);
}
