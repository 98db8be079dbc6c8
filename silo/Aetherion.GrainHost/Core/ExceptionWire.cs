using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans;
using Orleans.Serialization;
using Orleans.Storage;

namespace Aetherion.GrainHost.Core;

/// <summary>
/// Exceptions on the wire: type, message, trace and cause. Types of .NET, of the grain model and of the application's
/// assemblies are made again; for others stands an exception that says which it was.
/// </summary>
internal sealed class ExceptionWire(IWireSerializer wire, IEnumerable<string> assemblies)
{
    private const int MaxDepth = 8;

    private readonly HashSet<string> _assemblies =
        [.. assemblies, NameOf(typeof(IGrain).Assembly), NameOf(typeof(ExceptionWire).Assembly)];

    public byte[] Write(Exception exception) => wire.Serialize(Describe(exception, MaxDepth));

    public Exception Read(byte[] bytes) => Restore(wire.Deserialize<ExceptionDescription>(bytes));

    private static ExceptionDescription Describe(Exception exception, int depth) => new(
        exception is UnavailableExceptionFallbackException { ExceptionType.Length: > 0 } fallback
            ? fallback.ExceptionType
            : exception.GetType().FullName!,
        NameOf(exception.GetType().Assembly),
        exception.Message,
        exception.StackTrace,
        exception.InnerException is { } inner && depth > 0 ? Describe(inner, depth - 1) : null,
        (exception as InconsistentStateException)?.StoredEtag,
        (exception as InconsistentStateException)?.CurrentEtag);

    private Exception Restore(ExceptionDescription description)
    {
        var inner = description.Inner is null ? null : Restore(description.Inner);
        var exception = Make(description, inner)
            ?? new UnavailableExceptionFallbackException(description.Message, inner)
            {
                ExceptionType = description.Type,
            };
        if (description.StackTrace is { } trace)
            ExceptionDispatchInfo.SetRemoteStackTrace(exception, trace);
        return exception;
    }

    private Exception? Make(ExceptionDescription description, Exception? inner)
    {
        if (description.Type == typeof(InconsistentStateException).FullName)
            return new InconsistentStateException(
                description.Message, description.StoredEtag, description.CurrentEtag, inner)
            {
                IsSourceActivation = false,
            };
        var isKnown = description.Assembly.StartsWith("System.", StringComparison.Ordinal)
            || _assemblies.Contains(description.Assembly);
        var type = isKnown ? Type.GetType($"{description.Type}, {description.Assembly}") : null;
        if (type is null || !type.IsAssignableTo(typeof(Exception)) || type.IsAbstract)
            return null;
        return Construct(type, [description.Message, inner], [typeof(string), typeof(Exception)])
            ?? Construct(type, [description.Message], [typeof(string)]);
    }

    private static Exception? Construct(Type type, object?[] arguments, Type[] types) =>
        (Exception?)type
            .GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, types)?
            .Invoke(arguments);

    private static string NameOf(Assembly assembly) => assembly.GetName().Name!;
}
