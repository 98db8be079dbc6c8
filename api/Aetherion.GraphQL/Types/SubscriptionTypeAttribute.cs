namespace Aetherion.GraphQL.Types;

/// <summary>
/// The public methods of the class are fields of the subscription root. Each returns <c>IAsyncEnumerable&lt;T&gt;</c>,
/// or a task of one; the field has the type of T and is executed once for each event.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;
