namespace Aetherion.GraphQL.Validation;

/// <summary>Ends a validation that has found enough errors, or has used up its allowance of comparisons.</summary>
internal sealed class ValidationAbortedException : Exception;
