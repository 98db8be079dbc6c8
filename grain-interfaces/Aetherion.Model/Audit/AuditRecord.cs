using System.Text;

namespace Aetherion.Model;

/// <summary>What is to be written into the audit log: who did what to which thing, and how the thing stood.</summary>
/// <param name="Tenant">Whose chain it belongs to; <see cref="ServiceTenant"/> for what belongs to no tenant.</param>
/// <param name="Id">Unique within the tenant; appending the same id again changes nothing.</param>
/// <param name="Time">UTC, in microseconds.</param>
/// <param name="Action">Such as the name of the mutation, or <c>order.filled</c>.</param>
/// <param name="Actor">A person, <c>key:</c> and an id, <c>cli:</c> and a user, <c>bot:</c> and its key.</param>
public sealed record AuditRecord(
    string Tenant,
    string Id,
    DateTime Time,
    AuditCategory Category,
    string Action,
    AuditOutcome Outcome,
    string Actor)
{
    /// <summary>The chain of what belongs to no tenant: models, refused sign-ins, the service itself.</summary>
    public const string ServiceTenant = "@service";

    /// <summary>The longest text of a field; what is longer is cut.</summary>
    public const int TextLengthMax = 500;

    /// <summary>The API key that was used.</summary>
    public string? KeyId { get; init; }

    /// <summary>Where the request came from.</summary>
    public string? Address { get; init; }

    /// <summary>The request's id, as in logs and traces.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id of what was changed.</summary>
    public string? Subject { get; init; }

    /// <summary>The code and text of a refusal, or why it was done.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the record of the request whose end this one tells.</summary>
    public string? RefersTo { get; init; }

    /// <summary>How the thing stood before, as JSON without secrets.</summary>
    public string? Before { get; init; }

    /// <summary>How the thing stood after, or what was asked for, as JSON without secrets.</summary>
    public string? After { get; init; }

    /// <summary>
    /// The record as it can be stored: times in microseconds, texts within bounds and without what no table holds.
    /// </summary>
    public AuditRecord Normalised() => this with
    {
        Id = Clean(Id)!,
        Time = new DateTime(Time.Ticks - (Time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
        Action = Clean(Action)!,
        Actor = Clean(Actor)!,
        KeyId = Clean(KeyId),
        Address = Clean(Address),
        RequestId = Clean(RequestId),
        Subject = Clean(Subject),
        Reason = Clean(Reason),
        RefersTo = Clean(RefersTo),
    };

    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var cut = text.Length > TextLengthMax ? text[..TextLengthMax] : text;
        // Encoding and back puts U+FFFD in place of halves of characters, which UTF-8 does not have.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', '\uFFFD');
    }
}
