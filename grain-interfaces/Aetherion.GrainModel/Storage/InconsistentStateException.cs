using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>A write met a stored version other than the one it was based on. The activation that wrote ends.</summary>
public class InconsistentStateException : OrleansException
{
    /// <summary>A failure without words.</summary>
    public InconsistentStateException()
    {
    }

    /// <summary>A failure in words.</summary>
    public InconsistentStateException(string message) : base(message)
    {
    }

    /// <summary>A failure with its cause.</summary>
    public InconsistentStateException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    /// <summary>A failure with both versions and its cause.</summary>
    public InconsistentStateException(
        string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
        : base(errorMsg, storageException)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    /// <summary>A failure with both versions.</summary>
    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag)
        : this(errorMsg, storedEtag, currentEtag, null)
    {
    }

    /// <summary>The version in the store.</summary>
    public string? StoredEtag { get; private set; }

    /// <summary>The version the write was based on.</summary>
    public string? CurrentEtag { get; private set; }

    /// <summary>Whether it was thrown on the turn that sees it, and not by another grain that was called.</summary>
    internal bool IsSourceActivation { get; set; } = true;

    /// <inheritdoc/>
    public override string ToString() => $"{base.ToString()} StoredEtag={StoredEtag} CurrentEtag={CurrentEtag}";
}
