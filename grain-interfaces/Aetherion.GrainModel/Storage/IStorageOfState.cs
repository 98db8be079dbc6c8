namespace Orleans.Core;

/// <summary>One state with its store.</summary>
public interface IStorage<TState> : IStorage
{
    /// <summary>The state in memory.</summary>
    TState State { get; set; }
}
