namespace Aetherion.Recordings;

/// <summary>One venue's recording in a replay: its next row, and what that leads to. Not for concurrent use.</summary>
internal abstract class ReplaySource : IDisposable
{
    /// <summary>When the next row was received.</summary>
    public abstract DateTime Time { get; }

    /// <summary>Whether the next row tells the time and nothing else.</summary>
    public abstract bool IsClock { get; }

    /// <summary>Goes on to the next row; false at the end.</summary>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public abstract bool MoveNext();

    /// <summary>Gives what the row leads to to the flow.</summary>
    public abstract void Handle();

    public abstract void Dispose();
}
