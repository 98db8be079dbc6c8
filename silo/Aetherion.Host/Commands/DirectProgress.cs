namespace Aetherion.Host.Commands;

/// <summary>Reports at once, on the caller's thread and in order.</summary>
internal sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
