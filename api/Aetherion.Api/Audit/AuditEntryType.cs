using Aetherion.GraphQL.Types;
using Aetherion.Model;

namespace Aetherion.Api.Audit;

[ObjectType("AuditEntry")]
[GraphQLDescription("An entry of the audit log. Entries are numbered from 1 without gaps and never change.")]
internal sealed class AuditEntryType(AuditEntry entry)
{
    [ID]
    [GraphQLDescription("Identifies the entry, also in refersTo of another.")]
    public string Id => entry.Record.Id;

    [GraphQLDescription("Counts the entries of the log from 1 without gaps.")]
    public long Sequence => entry.Sequence;

    [GraphQLDescription("When it was written, UTC.")]
    public DateTime Time => entry.Record.Time;

    [GraphQLDescription("What kind of change it is about.")]
    public AuditCategory Category => entry.Record.Category;

    [GraphQLDescription("The name of the mutation, or what happened: order.filled, model.promoted.")]
    public string Action => entry.Record.Action;

    [GraphQLDescription("What became of it, as far as this entry tells.")]
    public AuditOutcome Outcome => entry.Record.Outcome;

    [GraphQLDescription("A person, key: and an id, cli: and a user, bot: and its id, or a part of the service.")]
    public string Actor => entry.Record.Actor;

    [GraphQLDescription("The API key it was done with; null for a token and for the service itself.")]
    public string? KeyId => entry.Record.KeyId;

    [GraphQLDescription("The address the request came from.")]
    public string? Address => entry.Record.Address;

    [GraphQLDescription("The id of the request, as in the traces; null for what no request caused.")]
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

    [GraphQLDescription("The hash of the entry before it.")]
    public string PreviousHash => entry.PreviousHash;

    [GraphQLDescription("SHA-256 over the previous hash and everything else here.")]
    public string Hash => entry.Hash;
}
