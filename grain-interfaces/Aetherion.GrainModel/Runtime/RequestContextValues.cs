namespace Orleans.Runtime;

/// <summary>One immutable set of request context values; a change makes another set.</summary>
internal sealed class RequestContextValues(Guid reentrancyId, IReadOnlyDictionary<string, object> values)
{
    private static readonly Dictionary<string, object> None = [];

    public Guid ReentrancyId { get; } = reentrancyId;

    public IReadOnlyDictionary<string, object> Values { get; } = values;

    public static RequestContextValues? With(RequestContextValues? current, Guid reentrancyId) =>
        reentrancyId == Guid.Empty && (current is null || current.Values.Count == 0)
            ? null
            : new RequestContextValues(reentrancyId, current?.Values ?? None);

    public static RequestContextValues With(RequestContextValues? current, string key, object value) =>
        new(
            current?.ReentrancyId ?? Guid.Empty,
            new Dictionary<string, object>(current?.Values ?? None) { [key] = value });

    public static RequestContextValues? Without(RequestContextValues? current, string key)
    {
        if (current is null || !current.Values.ContainsKey(key))
            return current;
        var rest = new Dictionary<string, object>(current.Values);
        rest.Remove(key);
        return rest.Count == 0 && current.ReentrancyId == Guid.Empty
            ? null
            : new RequestContextValues(current.ReentrancyId, rest);
    }
}
