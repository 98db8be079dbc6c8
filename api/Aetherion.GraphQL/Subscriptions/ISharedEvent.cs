namespace Aetherion.GraphQL.Subscriptions;

/// <summary>
/// An event whose result depends on the operation and its variables only, never on who subscribed: it is executed once
/// for all subscribers that ask the same of it, unless something in the selection has to be awaited.
/// </summary>
public interface ISharedEvent
{
    /// <summary>The event's own, made with it.</summary>
    SharedResults Results { get; }
}
