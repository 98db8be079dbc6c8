namespace Aetherion.Model;

/// <summary>What is wrong with an audit log.</summary>
public enum AuditFindingKind
{
    /// <summary>The content of an entry is not what its hash was made of.</summary>
    Changed,

    /// <summary>Entries are not there.</summary>
    Missing,

    /// <summary>An entry does not follow from the one before it: it came from elsewhere.</summary>
    Inserted,

    /// <summary>An entry is whole but stands in another's place.</summary>
    Reordered,

    /// <summary>The chain ends before an entry that is known to have been there.</summary>
    CutOff,

    /// <summary>An entry is not the one that was anchored: the chain was made anew from somewhere before it.</summary>
    Rewritten,
}
