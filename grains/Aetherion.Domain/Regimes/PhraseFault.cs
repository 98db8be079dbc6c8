namespace Aetherion.Domain.Regimes;

/// <summary>Why another's words for an explanation are not shown.</summary>
public enum PhraseFault
{
    None,

    /// <summary>Empty, or longer than is shown.</summary>
    Length,

    /// <summary>Control characters, markup, or a link.</summary>
    Format,

    /// <summary>A number that is not among the facts.</summary>
    Number,

    /// <summary>A regime, or a level of an anomaly, that the facts do not name.</summary>
    Name,

    /// <summary>A direction, such as up or below, that the facts do not have.</summary>
    Direction,
}
