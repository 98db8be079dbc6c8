using Aetherion.GraphQL.Execution;

namespace Aetherion.GraphQL.Types;

/// <summary>A scalar that writes values of one CLR type without boxing them first.</summary>
internal interface IValueScalar<in T>
{
    /// <summary>Writes what <see cref="ScalarType.Write"/> writes for the same value.</summary>
    void WriteValue(ResultBuffer result, T value);
}
