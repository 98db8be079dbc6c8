namespace Orleans.Runtime;

/// <summary>A timer of one activation; disposing it ends it.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Changes the due time and the period, counted from now.</summary>
    void Change(TimeSpan dueTime, TimeSpan period);
}
