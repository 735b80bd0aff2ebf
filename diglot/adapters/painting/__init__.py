"""Pictures that diglot makes: formulas, covers and cards, smaller files of photographs."""
