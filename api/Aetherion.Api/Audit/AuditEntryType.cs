using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[ObjectType("AuditEntry")]
[GraphQLDescription("An entry of the audit log. Entries are numbered from 1 without gaps and never change.")]
internal sealed class AuditEntryType(AuditEntry entry)
{
    [ID]
    public string Id => entry.Record.Id;

    public long Sequence => entry.Sequence;

    public DateTime Time => entry.Record.Time;

    public AuditCategory Category => entry.Record.Category;

    [GraphQLDescription("The name of the mutation, or what happened: order.filled, model.promoted.")]
    public string Action => entry.Record.Action;

    public AuditOutcome Outcome => entry.Record.Outcome;

    [GraphQLDescription("A person, key: and an id, cli: and a user, bot: and its id, or a part of the service.")]
    public string Actor => entry.Record.Actor;

    public string? KeyId => entry.Record.KeyId;

    [GraphQLDescription("The address the request came from.")]
    public string? Address => entry.Record.Address;

    public string? RequestId => entry.Record.RequestId;

    [GraphQLDescription("The id of what was changed.")]
    public string? Subject => entry.Record.Subject;

    [GraphQLDescription("The codes of a refusal, or why it was done.")]
    public string? Reason => entry.Record.Reason;

    [GraphQLDescription("The id of the entry of the request whose end this one tells.")]
    public string? RefersTo => entry.Record.RefersTo;

    [GraphQLDescription("How it stood before, as JSON without secrets.")]
    public string? Before => entry.Record.Before;

    [GraphQLDescription("How it stood after, or what was asked for, as JSON without secrets.")]
    public string? After => entry.Record.After;

    public string PreviousHash => entry.PreviousHash;

    [GraphQLDescription("SHA-256 over the previous hash and everything else here.")]
    public string Hash => entry.Hash;
}
