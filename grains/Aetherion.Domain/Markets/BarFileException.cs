namespace Aetherion.Domain.Markets;

/// <summary>A bar file that cannot be used, with the place and what is wrong there.</summary>
public sealed class BarFileException : Exception
{
    public BarFileException()
        : this("?", 0, "", "", "is no bar file")
    {
    }

    public BarFileException(string message)
        : base(message)
    {
    }

    public BarFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public BarFileException(
        string file, long line, string column, string value, string problem, Exception? innerException = null)
        : base(Describe(file, line, column, value, problem), innerException)
    {
        File = file;
        Line = line;
        Column = column;
        Value = value;
    }

    public string File { get; } = "";

    /// <summary>Counted from 1, in the unpacked text; 0 when the file as a whole is meant.</summary>
    public long Line { get; }

    /// <summary>The column's name; empty when the row as a whole is meant.</summary>
    public string Column { get; } = "";

    /// <summary>What stood there.</summary>
    public string Value { get; } = "";

    private static string Describe(string file, long line, string column, string value, string problem)
    {
        var place = line > 0 ? $"{file}, line {line}" : file;
        return column.Length > 0 ? $"{place}, column {column}: '{value}' {problem}" : $"{place}: {problem}";
    }
}
